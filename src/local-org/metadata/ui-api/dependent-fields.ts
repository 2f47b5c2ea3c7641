import type { ObjectSchema } from "../schema";

type DependentFields = Readonly<Record<string, unknown>>;

function dependentsOf(object: ObjectSchema, controller: string, above: readonly string[]): DependentFields {
  const dependents = object.fields.filter(
    ({ name, controllerName }) => controllerName === controller && !above.includes(name),
  );
  return Object.fromEntries(dependents.map(({ name }) => [name, dependentsOf(object, name, [...above, name])]));
}

/** Controlling fields that nothing controls, with what depends on them and in turn on that. */
export function dependentFields(object: ObjectSchema): DependentFields {
  const controllers = new Set(object.fields.flatMap(({ controllerName }) => controllerName ?? []));
  const roots = object.fields.filter(({ name, controllerName }) => controllers.has(name) && controllerName === null);
  return Object.fromEntries(roots.map(({ name }) => [name, dependentsOf(object, name, [name])]));
}
