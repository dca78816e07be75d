"""The school's office: class lists, staff and guardians."""
