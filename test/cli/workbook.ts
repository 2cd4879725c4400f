/** A small Excel workbook, for tests: what Excel itself would write of some cells, in the fewest files. */
import { strToU8, zipSync } from 'fflate';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OF_OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const OF_PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** A date is given as its day number from 30 December 1899, and shown as a date. */
export interface DateCell {
  readonly serial: number;
}
export type CellOf = string | number | boolean | DateCell | null;

/** The bytes of a workbook with these sheets. */
export function workbook(sheets: Readonly<Record<string, readonly (readonly CellOf[])[]>>): Buffer {
  const names = Object.keys(sheets);
  const xml: Record<string, string> = {
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${OF_OFFICE}"><sheets>${names
      .map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${OF_PACKAGE}">${names
      .map(
        (_, i) =>
          `<Relationship Id="rId${i + 1}" Type="${OF_OFFICE}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
      )
      .join('')}<Relationship Id="rIdS" Type="${OF_OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
  };
  names.forEach((name, i) => {
    xml[`xl/worksheets/sheet${i + 1}.xml`] = sheetXml(sheets[name]!);
  });
  return zipped(xml);
}

/** Text files as a ZIP archive. */
export function zipped(files: Readonly<Record<string, string>>): Buffer {
  const entries = Object.entries(files).map(([name, text]): [string, Uint8Array] => [name, strToU8(`${HEAD}${text}`)]);
  return Buffer.from(zipSync(Object.fromEntries(entries)));
}

function sheetXml(rows: readonly (readonly CellOf[])[]): string {
  const body = rows.map((cells, row) => {
    const inside = cells.map((cell, column) => cellXml(`${String.fromCharCode(65 + column)}${row + 1}`, cell));
    return `<row r="${row + 1}">${inside.join('')}</row>`;
  });
  return `<worksheet xmlns="${MAIN}"><sheetData>${body.join('')}</sheetData></worksheet>`;
}

function cellXml(place: string, cell: CellOf): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${place}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell === 'object') return `<c r="${place}" s="1"><v>${cell.serial}</v></c>`;
  return `<c r="${place}" t="inlineStr"><is><t>${cell}</t></is></c>`;
}
