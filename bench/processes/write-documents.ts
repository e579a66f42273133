import { cleanDocuments } from '../clean-documents.ts';
import { writeDocuments } from '../documents.ts';
import { endWithBench, tellBench } from '../parent.ts';

/**
 * Writes the texts that the product indexes, as its loader returns them, for all other engines.
 *
 * Arguments: the data directory, the file to write.
 */
async function main([dataDirectory = '', file = '']: readonly string[]): Promise<void> {
  await tellBench(await writeDocuments(file, cleanDocuments(dataDirectory)));
  process.exit();
}

endWithBench();
await main(process.argv.slice(2));
