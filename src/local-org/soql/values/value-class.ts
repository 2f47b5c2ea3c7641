/** What kinds of values compare with one another. `opaque` ones do not compare at all. */
type ValueClass = "id" | "text" | "int" | "double" | "boolean" | "date" | "dateTime" | "time" | "opaque";

/** The class of a field's values by the type that its describe states. */
export function classOf(fieldType: string): ValueClass {
  switch (fieldType) {
    case "id":
    case "reference":
      return "id";
    case "string":
    case "textarea":
    case "picklist":
    case "multipicklist":
    case "combobox":
    case "email":
    case "phone":
    case "url":
      return "text";
    case "int":
    case "boolean":
    case "date":
    case "time":
      return fieldType;
    case "double":
    case "currency":
    case "percent":
      return "double";
    case "datetime":
      return "dateTime";
    default:
      return "opaque";
  }
}
