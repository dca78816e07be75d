"""Need to know: access with its reason, the log of looks and changes, care teams, erasing."""
