"""Does it help? Day ratings, what each approach did, before and since the plan."""
