"""The course of conduct as one picture: figures first, then sentences, then the drawing. Only `leaves` asks the database."""
