"""What became of people after their trainings: posted or not, suitably or not, bound until when."""
