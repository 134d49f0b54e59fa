"""Reads what editors write into immutable values. It knows neither Flask nor HTML."""
