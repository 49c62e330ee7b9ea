"""Finding: by names as they sound and are spelt, numbers in any writing, case numbers, places."""
