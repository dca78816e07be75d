"""People who log in: password, TOTP, passkeys, language and look of their own."""
