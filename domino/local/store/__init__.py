"""What is kept: projects as git repositories, written object by object, and runs in a database."""
