"""Who is at school today, and who is not."""
