"""The first pages after login: today, the class, the school."""
