"""One verb a file: read the arguments, call, hand on. Heavy imports happen inside the verb."""
