"""What runs built programs."""
