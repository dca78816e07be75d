"""The look of Thuishaven: base pages, parts, styles, icons and charts that every page shares."""
