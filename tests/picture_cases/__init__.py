"""Case descriptions in the words of people at school, with what an expert expects; never seen by the rules' makers."""
