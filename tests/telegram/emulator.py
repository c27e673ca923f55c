"""Runs the bot against a Bot API emulator that this project did not write: `python3 emulator.py WHOSAID HOME`.

Needs `lo-bot-api-emulator` 0.3.6 (PyPI), and a home with the corpus that the questions are about. A proxy stands between, since the emulator
wants methods in camel case, knows no `link_preview_options`, and gives `getMe` fewer fields than teloxide reads.
"""

import asyncio
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from aiohttp import ClientSession, web

TOKEN = "424242:a-token-of-nobody"
EMULATOR, PROXY = "http://127.0.0.1:8097", "http://127.0.0.1:8098"
ME = {"id": 424242, "is_bot": True, "first_name": "whosaid", "username": "whosaid_test_bot", "can_join_groups": True}
ME |= {"can_read_all_group_messages": False, "supports_inline_queries": True, "can_connect_to_business": False, "has_main_web_app": False}
ADA = {"id": 7, "is_bot": False, "first_name": "Ada", "language_code": "en"}
CHAT = {"id": 7, "type": "private", "first_name": "Ada"}
# What is written, and the buttons that are pressed below the answer.
TALK = [("/start", ""), ("/help", ""), ("Sameer Patil", "i o0 m"), ("What does India say?", "p1"), ("/topic 人工智能", "i"), ("/settings", "l1 y1")]
TALK += [("compare India and Nigeria", ""), ("/verify Nobody said this.", ""), ("/follow Nigeria", ""), ("South Korea?", "")]
METHODS = ["sendMessage", "sendPhoto", "editMessageText", "answerCallbackQuery", "answerInlineQuery"]

calls = []


async def proxy(request):
    method = request.match_info["method"]
    method = method[0].lower() + method[1:]
    body = await request.read()
    if body.startswith(b"{"):
        fields = json.loads(body)
        fields.pop("link_preview_options", None)
        body = json.dumps(fields).encode()
    headers = {"Content-Type": request.headers.get("Content-Type", "application/json")}
    async with ClientSession() as session, session.post(f"{EMULATOR}/bot{TOKEN}/{method}", data=body, headers=headers) as response:
        answer = await response.json()
    if method == "getMe":
        answer["result"] |= ME
    if method != "getUpdates":
        calls.append((method, answer))
        print(method, response.status, "" if response.status == 200 else answer)
    return web.json_response(answer, status=response.status)


async def happen(**update):
    body = {"token": TOKEN, "update": update}
    async with ClientSession() as session, session.post(f"{EMULATOR}/__fixture/updates", json=body) as response:
        assert response.status == 200, await response.text()


async def called(method, since):
    """Waits for the next call of a method, and returns its answer."""
    for _ in range(300):
        for name, answer in calls[since:]:
            if name == method:
                return answer
        await asyncio.sleep(0.1)
    raise SystemExit(f"no {method} came")


async def talk():
    for number, (text, buttons) in enumerate(TALK, 100):
        since = len(calls)
        await happen(message={"message_id": number, "date": 1_700_000_000, "chat": CHAT, "from": ADA, "text": text})
        message = (await called("sendMessage", since))["result"]["message_id"]
        for data in buttons.split():
            since = len(calls)
            shown = {"message_id": message, "date": 1_700_000_000, "chat": CHAT, "text": "x"}
            await happen(callback_query={"id": f"{number}{data}", "from": ADA, "chat_instance": "1", "data": data, "message": shown})
            await called("answerCallbackQuery", since)
            await asyncio.sleep(2)
    since = len(calls)
    await happen(inline_query={"id": "typed", "from": ADA, "query": "人工智能", "offset": ""})
    await called("answerInlineQuery", since)


async def main(whosaid, home):
    app = web.Application(client_max_size=1 << 28)
    app.router.add_post("/bot{token}/{method}", proxy)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 8098).start()
    program = str(Path(sys.executable).with_name("lo-bot-api-emulator"))
    journal = str(Path(tempfile.mkdtemp()) / "journal.jsonl")
    environment = {**os.environ, "WHOSAID_TELEGRAM_TOKEN": TOKEN, "WHOSAID_TELEGRAM_API_URL": PROXY, "NO_PROXY": "127.0.0.1"}
    emulator = subprocess.Popen([program, "--port", "8097", "--enable-control", "--journal", journal], stdout=subprocess.DEVNULL)
    await asyncio.sleep(2)
    bot = subprocess.Popen([whosaid, "--home", home, "bot"], env=environment)
    try:
        await called("setMyCommands", 0)
        await talk()
    finally:
        bot.terminate()
        bot.wait()
        emulator.terminate()
        emulator.wait()
    wanted = [option for method in METHODS for option in ("--require-method", method)]
    return subprocess.run([program, "verdict", journal, "--require-response", *wanted]).returncode


if __name__ == "__main__":
    sys.exit(asyncio.run(main(sys.argv[1], sys.argv[2])))
