import { cleanDocuments } from '../clean-documents.ts';
import { writeDocuments } from '../documents.ts';
import { endWithBench, tellBench } from '../parent.ts';

/**
 * Writes down, once for all the other engines, the texts that ours indexes: as they come out of the product's loader.
 *
 * Arguments: the data directory, the file to write.
 */
async function main([dataDirectory = '', file = '']: readonly string[]): Promise<void> {
  await tellBench(await writeDocuments(file, cleanDocuments(dataDirectory)));
  process.exit();
}

endWithBench();
await main(process.argv.slice(2));
