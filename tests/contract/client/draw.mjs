// Prints what the example app draws of a recorded answer: node draw.mjs answer.json
import { readFileSync } from "node:fs";
import { drawBlocks, drawOutcome } from "./blocks.js";

const answer = JSON.parse(readFileSync(process.argv[2], "utf8"));
const origin = "https://cms.example.org";
console.log(`<div id="body">${drawBlocks(answer.body, origin).text}</div>`);
console.log(`<ul id="outcomes">${(answer.outcomes ?? []).map((item) => drawOutcome(item).text).join("")}</ul>`);
