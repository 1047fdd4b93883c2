"""Tables that count instead of naming people: quota, demand, plan, classes."""
