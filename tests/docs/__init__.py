"""The pages: what they link to, what their snippets do, and the site that is built of them."""
