// One Node peer: node peers.mjs <engine> <template.docx> <data.json> <runs> <out.docx>. Prints {"ms": [...], "cpu": [...], "rss": MB}.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { join } from "node:path";

const [engine, template, data, runs, out] = process.argv.slice(2);
const require = createRequire(pathToFileURL(join(process.cwd(), "package.json")));
const raw = readFileSync(template);
const values = JSON.parse(readFileSync(data, "utf8"));

async function make() {
  if (engine === "docxtemplater") {
    const PizZip = require("pizzip");
    const Docxtemplater = require("docxtemplater");
    const parser = (tag) => ({
      get: (scope) => (tag === "." ? scope : tag.split(".").reduce((a, k) => (a == null ? a : a[k]), scope)),
    });
    return async () => {
      const doc = new Docxtemplater(new PizZip(raw), { paragraphLoop: true, linebreaks: true, parser });
      doc.render(values);
      return doc.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
    };
  }
  if (engine === "easy-template-x") {
    const { TemplateHandler } = require("easy-template-x");
    const handler = new TemplateHandler();
    return async () => handler.process(raw, values);
  }
  const carbone = require("carbone");
  return () => new Promise((done, fail) => carbone.render(template, values, {}, (e, r) => (e ? fail(e) : done(r))));
}

const run = await make();
let last = await run();
const ms = [];
const cpu = [];
for (let i = 0; i < Number(runs); i++) {
  const t = performance.now();
  const before = process.cpuUsage();
  last = await run();
  ms.push(performance.now() - t);
  const worked = process.cpuUsage(before);
  cpu.push((worked.user + worked.system) / 1000);
}
writeFileSync(out, Buffer.from(last));
// Not resourceUsage().maxRSS: that begins at what the parent held.
const highest = Number(/VmHWM:\s*(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))[1]);
console.log(JSON.stringify({ ms, cpu, rss: Math.round(highest / 1024) }));
process.exit(0);
