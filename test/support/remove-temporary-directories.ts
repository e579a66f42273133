import { afterAll } from 'vitest';
import { removeTemporaryDirectories } from './temporary-directory.ts';

// Vitest runs this once for each test file, and runs hooks in reverse order: processes that the tests start have ended by now.
afterAll(removeTemporaryDirectories);
