// Turns src/queries/*.graphql into typed operations, src/operations/*.ts: a query that the schema does not know, or a
// field that no query asks for, is then an error of the build and not of a visitor.
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  Kind,
  TypeMetaFieldDef,
  buildSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
  parse,
  print,
  typeFromAST,
  validate,
} from "graphql";

const here = fileURLToPath(new URL("..", import.meta.url));
const queries = `${here}src/queries`;
const made = `${here}src/operations`;
const schema = buildSchema(readFileSync(fileURLToPath(new URL("../../../schema.graphql", import.meta.url)), "utf8"));
const SCALARS = { ID: "string", String: "string", Int: "number", Float: "number", Boolean: "boolean", DateTime: "string", BigInt: "number" };

rmSync(made, { recursive: true, force: true });
mkdirSync(made);
const shared = readdirSync(queries).filter((file) => file.startsWith("_"));
const fragmentText = shared.map((file) => readFileSync(`${queries}/${file}`, "utf8")).join("\n");
for (const file of readdirSync(queries)) {
  if (!file.startsWith("_")) writeFileSync(`${made}/${file.replace(/\.graphql$/, ".ts")}`, module(file));
}
writeFileSync(`${made}/values.ts`, enums());

function module(file) {
  const text = readFileSync(`${queries}/${file}`, "utf8");
  const own = parse(text);
  const fragments = new Map(
    [...own.definitions, ...(fragmentText ? parse(fragmentText).definitions : [])]
      .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((definition) => [definition.name.value, definition]),
  );
  const operations = own.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const parts = operations.map((operation) => operationModule(operation, fragments, file));
  return `// Made from src/queries/${file} by scripts/operations.mjs.\nimport type { Operation } from "../api/operation";\n\n${parts.join("\n")}`;
}

function operationModule(operation, fragments, file) {
  const used = usedFragments(operation.selectionSet, fragments, new Map());
  const document = [operation, ...used.values()];
  const errors = validate(schema, { kind: Kind.DOCUMENT, definitions: document });
  if (errors.length) throw new Error(`${file}: ${errors.map((error) => error.message).join("\n")}`);
  const text = print({ kind: Kind.DOCUMENT, definitions: document });
  const root = schema.getRootType(operation.operation);
  const name = operation.name.value;
  return [
    `export type ${name}Result = ${objectType(root, operation.selectionSet, fragments)};`,
    `export type ${name}Variables = ${variablesType(operation)};`,
    `export const ${name}: Operation<${name}Result, ${name}Variables> = {\n  name: "${name}",\n  text: ${JSON.stringify(text)},\n};\n`,
  ].join("\n");
}

function usedFragments(selectionSet, fragments, found) {
  for (const selection of selectionSet.selections) {
    if (selection.kind === Kind.FRAGMENT_SPREAD && !found.has(selection.name.value)) {
      const fragment = fragments.get(selection.name.value);
      found.set(selection.name.value, fragment);
      usedFragments(fragment.selectionSet, fragments, found);
    } else if (selection.selectionSet) {
      usedFragments(selection.selectionSet, fragments, found);
    }
  }
  return found;
}

function objectType(parent, selectionSet, fragments) {
  const fields = new Map();
  collect(parent, selectionSet, fragments, fields);
  return `{ ${[...fields].map(([name, type]) => `${name}: ${type}`).join("; ")} }`;
}

function collect(parent, selectionSet, fragments, fields) {
  for (const selection of selectionSet.selections) {
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      collect(parent, fragments.get(selection.name.value).selectionSet, fragments, fields);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      collect(parent, selection.selectionSet, fragments, fields);
    } else {
      const name = selection.name.value;
      const left = selection.directives?.some((directive) => ["include", "skip"].includes(directive.name.value));
      const field = name === "__type" ? TypeMetaFieldDef : parent.getFields()[name];
      const type = name === "__typename" ? "string" : fieldType(field, selection.selectionSet, fragments);
      fields.set(selection.alias?.value ?? name, left ? `${type} | undefined` : type);
    }
  }
}

// What is null only where it failed is never null for a view: the client throws the failure of a root field.
function fieldType(field, selectionSet, fragments) {
  const promised = field.description?.includes("Null only where it failed");
  return (promised ? bare : outputType)(field.type, selectionSet, fragments);
}

function outputType(type, selectionSet, fragments) {
  if (isNonNullType(type)) return bare(type.ofType, selectionSet, fragments);
  return `${bare(type, selectionSet, fragments)} | null`;
}

function bare(type, selectionSet, fragments) {
  if (isListType(type)) return `Array<${outputType(type.ofType, selectionSet, fragments)}>`;
  if (selectionSet) return objectType(type, selectionSet, fragments);
  return leaf(type);
}

function leaf(type) {
  if (isEnumType(type)) return type.getValues().map((value) => `"${value.name}"`).join(" | ");
  if (isScalarType(type)) return SCALARS[type.name] ?? "unknown";
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).map((field) => `${field.name}?: ${inputType(field.type)}`);
    return `{ ${fields.join("; ")} }`;
  }
  throw new Error(`no type for ${type}`);
}

function inputType(type) {
  const inner = isNonNullType(type) ? type.ofType : type;
  const text = isListType(inner) ? `Array<${inputType(inner.ofType)}>` : leaf(inner);
  return isNonNullType(type) ? text : `${text} | null`;
}

function variablesType(operation) {
  const variables = operation.variableDefinitions.map((definition) => {
    const type = typeFromAST(schema, definition.type);
    const needed = isNonNullType(type) && !definition.defaultValue;
    return `${definition.variable.name.value}${needed ? "" : "?"}: ${inputType(type)}`;
  });
  return `{ ${variables.join("; ")} }`;
}

// The values of enumerations that views offer to choose from.
function enums() {
  const names = ["Measure", "Layer", "Tier", "Role", "AccountKind", "ShapeClass", "CommunityEventKind", "InfluencerOrder"];
  const parts = names.map((name) => {
    const values = schema.getType(name).getValues().map((value) => `"${value.name}"`);
    const constant = `${name.replace(/([a-z])([A-Z])/g, "$1_$2").toUpperCase()}_VALUES`;
    return `export const ${constant} = [${values.join(", ")}] as const;\nexport type ${name} = (typeof ${constant})[number];\n`;
  });
  return `// Made from schema.graphql by scripts/operations.mjs.\n${parts.join("")}`;
}
