// Runs the audits of GraphQL over HTTP against the address given, and prints those that do not hold as JSON.
import { auditServer } from "graphql-http";

const results = await auditServer({ url: process.argv[2] });
const failed = results.filter((result) => result.status !== "ok");
console.log(JSON.stringify({ count: results.length, failed: failed.map(({ id, name, status, reason }) => ({ id, name, status, reason })) }));
