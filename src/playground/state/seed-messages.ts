import { MAYA, type Person, TOMAS } from './people.ts';

/** A message that exists when the playground starts. */
export interface SeedMessage {
  readonly channel: string;
  readonly by: Person;
  readonly minutesAgo: number;
  readonly content: string;
}

/** A little history, with questions that a search can answer. Oldest first within a channel. */
export const SEED_MESSAGES: readonly SeedMessage[] = [
  {
    channel: 'general',
    by: MAYA,
    minutesAgo: 1_500,
    content: 'My shack is finally tidy. Well, *tidier*.',
  },
  {
    channel: 'general',
    by: TOMAS,
    minutesAgo: 1_490,
    content: 'Photos or it did not happen 😄 I still have half a bench under cables.',
  },
  {
    channel: 'general',
    by: MAYA,
    minutesAgo: 190,
    content: 'Somebody ran their whole life without the cloud for a year. Does anyone remember how that went?',
  },
  {
    channel: 'what-was-that-episode',
    by: TOMAS,
    minutesAgo: 2_880,
    content: 'Which episode was it where someone set up Xen virtualisation on a Linux server?',
  },
  {
    channel: 'what-was-that-episode',
    by: MAYA,
    minutesAgo: 1_320,
    content: 'There was a host who explained soldering to people who think they cannot. Who was that?',
  },
  {
    channel: 'what-was-that-episode',
    by: TOMAS,
    minutesAgo: 300,
    content: 'Looking for the one about bash scripting, with arrays in it, and photographs',
  },
  {
    channel: 'linux',
    by: MAYA,
    minutesAgo: 720,
    content: 'I am told there is a show on text editors that manages not to start a war. Was it ed? Or vim?',
  },
  {
    channel: 'linux',
    by: TOMAS,
    minutesAgo: 45,
    content:
      'My `rsync` backup ran for the first time without me watching. I still think of that show about backups gone wrong.',
  },
  {
    channel: 'radio-and-electronics',
    by: TOMAS,
    minutesAgo: 600,
    content:
      'Passed my ham radio exam!! What was that episode about bringing an old amateur radio with valves back to life?',
  },
  {
    channel: 'radio-and-electronics',
    by: MAYA,
    minutesAgo: 590,
    content: 'Congratulations! Mind the high voltage, and welcome to the air.',
  },
  {
    channel: 'kitchen',
    by: MAYA,
    minutesAgo: 260,
    content: 'Someone let a microcontroller watch their sourdough. My starter could do with a nanny.',
  },
  {
    channel: 'kitchen',
    by: TOMAS,
    minutesAgo: 240,
    content: 'And was there ever one about home brewing? I left my yeast alone. It did not leave me alone.',
  },
];
