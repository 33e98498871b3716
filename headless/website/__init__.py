"""What an app needs around the content: languages, menu, site, redirects, paths, sitemap."""
