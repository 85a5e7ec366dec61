"""Who may ask the desk for anything, and what every answer says to the browser."""
