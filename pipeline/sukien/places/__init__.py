"""Administrative units of Viet Nam with their history: provinces, districts and communes, before and after 2025."""
