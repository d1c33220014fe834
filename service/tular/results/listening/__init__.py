"""What is talked about: topics that rise, who starts them, what goes together, questions and complaints."""
