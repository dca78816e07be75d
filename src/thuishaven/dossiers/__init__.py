"""The pages every pupil has: header, tabs, background, care team, who looked."""
