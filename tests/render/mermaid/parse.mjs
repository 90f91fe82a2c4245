// Reads a JSON list of diagram sources from standard input and says what Mermaid's own parser makes of each.
// Usage: node parse.mjs [folder that holds node_modules]
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const home = createRequire(resolve(process.argv[2] ?? import.meta.dirname, "package.json"));
const load = (name) => import(pathToFileURL(home.resolve(name)).href);

const { JSDOM } = await load("jsdom");
const { window } = new JSDOM("<!DOCTYPE html><body></body>");
globalThis.window = window;
globalThis.document = window.document;
const mermaid = (await load("mermaid")).default;

// What a reader sees once Mermaid has put its entities back into the finished drawing.
const seen = (text) => {
  const element = window.document.createElement("div");
  element.textContent = text;
  element.innerHTML = element.innerHTML
    .replaceAll("ﬂ°°", "&#")
    .replaceAll("ﬂ°", "&")
    .replaceAll("¶ß", ";");
  return element.textContent;
};

const parsed = async (source) => {
  try {
    await mermaid.parse(source);
    const { type, db } = await mermaid.mermaidAPI.getDiagramFromText(source);
    return {
      type,
      title: seen(db.getDiagramTitle()),
      sections: db.getSections().map(seen),
      tasks: db.getTasks().map((task) => ({
        section: seen(task.section),
        name: seen(task.task),
        score: Number.isFinite(task.score) ? task.score : String(task.score),
        people: task.people.map(seen),
      })),
    };
  } catch (error) {
    return { error: String(error.message ?? error) };
  }
};

let input = "";
for await (const chunk of process.stdin.setEncoding("utf8")) input += chunk;
const results = [];
for (const source of JSON.parse(input)) results.push(await parsed(source));
process.stdout.write(JSON.stringify(results));
