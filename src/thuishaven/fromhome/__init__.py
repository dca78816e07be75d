"""What is seen at home: told by a guardian with a link of their own, or in a talk that the teacher writes down."""
