/** What the platform calls files by their extension; the rest are UNKNOWN to it. */
const types: Readonly<Record<string, string>> = {
  csv: "CSV",
  doc: "WORD",
  docx: "WORD_X",
  gif: "GIF",
  htm: "HTML",
  html: "HTML",
  jpeg: "JPG",
  jpg: "JPG",
  json: "JSON",
  mp3: "MP3",
  mp4: "MP4",
  pdf: "PDF",
  png: "PNG",
  ppt: "POWER_POINT",
  pptx: "POWER_POINT_X",
  rtf: "RTF",
  snote: "SNOTE",
  svg: "SVG",
  txt: "TEXT",
  xls: "EXCEL",
  xlsx: "EXCEL_X",
  xml: "XML",
  zip: "ZIP",
};

interface FileName {
  /** Without folders and extension. */
  readonly title: string;
  readonly extension: string | null;
  readonly type: string;
}

/** What the path of a file on its author's machine tells of it. */
export function readFileName(path: string): FileName {
  const name = path.split(/[\\/]/).at(-1) ?? path;
  const dot = name.lastIndexOf(".");
  if (dot <= 0 || dot === name.length - 1) return { title: name, extension: null, type: "UNKNOWN" };
  const extension = name.slice(dot + 1);
  return { title: name.slice(0, dot), extension, type: types[extension.toLowerCase()] ?? "UNKNOWN" };
}
