"""How replies are looked at: as HTML in a notebook, as a frame of pandas, as a picture by matplotlib."""
