"""The support plan: approaches, goals, agreements, the words of the child and the guardians; on paper."""
