import configobj
import mistune


def handler(event, context):
    settings = configobj.ConfigObj(event.get("settings", "").splitlines())
    return {"page": mistune.html(settings.get("text", ""))}
