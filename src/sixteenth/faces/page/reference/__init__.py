"""What programs may ask of the server: a document of OpenAPI 3.1, and a page of it that fetches nothing."""
