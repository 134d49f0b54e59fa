// Grades an answer by the rules of Mozilla's HTTP Observatory. Reads it from standard input as JSON: `host`, `headers` and
// `html` of the page, and `location`, where the same address leads when it is asked for in the clear.
import { readFileSync } from "node:fs";

const home = new URL(`file://${process.argv[2]}/node_modules/@mdn/mdn-http-observatory/src/`);
const { ALL_TESTS } = await import(new URL("constants.js", home));
const { Requests } = await import(new URL("types.js", home));
const { parseHttpEquivHeaders } = await import(new URL("retriever/utils.js", home));
const { getGradeForScore, getScoreModifier } = await import(new URL("grader/grader.js", home));

const { host, headers, html, location } = JSON.parse(readFileSync(0, "utf8"));
const requests = new Requests(host);
const answer = { status: 200, headers, data: html, verified: true, httpEquiv: parseHttpEquivHeaders(html, location) };
requests.session = { url: new URL(location), jar: { serializeSync: () => ({ cookies: [] }) } };
requests.resources.path = html;
Object.assign(requests.responses, { auto: answer, http: answer, https: answer, cors: answer });
requests.responses.httpRedirects = [`http://${host}/`, location].map((url) => ({ url: new URL(url), status: 200 }));
const results = ALL_TESTS.map((test) => test(requests));
const scores = Object.fromEntries(results.map(({ constructor, result }) => [constructor.title, getScoreModifier(result)]));
const score = Object.values(scores).reduce((sum, points) => sum + points, 100);
console.log(JSON.stringify({ grade: getGradeForScore(score).grade, score, scores }));
