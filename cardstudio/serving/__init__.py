"""How the site is served by gunicorn: `gunicorn -c python:cardstudio.serving.settings cardstudio.wsgi`."""
