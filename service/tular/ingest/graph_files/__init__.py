"""Files of graph programs: each parser gives nodes and edges as they come, `accounts` makes batches of them."""
