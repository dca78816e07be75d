"""The school and its people: years, groups, pupils, guardians, staff, the day programme and class lists."""
