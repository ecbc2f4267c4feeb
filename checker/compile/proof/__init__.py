"""The proof sheet: what each clause alone decides."""
