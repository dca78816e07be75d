"""Something went wrong: what happened, the limit, the talk in the child's words, repair, and who knows."""
