"""One file a kind of trick. What they style is the markup of this site: `.notice` is the box,
`[data-notice]` the paragraph in it."""
