// Holds the place until this target's first test.
