import { describe, expect, test } from 'vitest';
import { MentionedNames } from '../../../src/search/names/mentioned-names.ts';

const named = (name: string, isOrdinary = false) => ({ value: name, name, isOrdinary });
const names = new MentionedNames(
  [
    named('Dave Morriss'),
    named('Dave', true),
    named('Ahuka'),
    named('droops'),
    named('Lord Drachenblut (R.I.P.)'),
    named('Linux in the Shell'),
    named('Coffee', true),
  ],
  (word) => ['drops', 'coffee', 'dave'].includes(word),
);
const mentioned = (text: string) => names.in(text.split(' ')).map(({ value, from, to }) => `${value} ${from}-${to}`);

describe('MentionedNames', () => {
  test('finds a host or a series among other words, wherever it stands', () => {
    expect(mentioned('dave morriss shows about vim')).toEqual(['Dave Morriss 0-2']);
    expect(mentioned('spreadsheets by ahuka')).toEqual(['Ahuka 2-3']);
    expect(mentioned('the date in Linux in the Shell')).toEqual(['Linux in the Shell 3-7']);
    expect(mentioned('lord drachenblut on films')).toEqual(['Lord Drachenblut (R.I.P.) 0-2']);
  });

  test('finds a misspelt name, unless what was typed is a word', () => {
    expect(mentioned('dave moriss vim')).toEqual(['Dave Morriss 0-2']);
    expect(mentioned('drops of rain')).toEqual([]);
    expect(mentioned('dropps of rain')).toEqual(['droops 0-1']);
  });

  test('takes an ordinary word for a name only where it is used as one', () => {
    expect(mentioned('good coffee at home')).toEqual([]);
    expect(mentioned('grinders in the coffee series')).toEqual(['Coffee 3-4']);
    expect(mentioned('a show by dave about ham')).toEqual(['Dave 3-4']);
  });

  test('leaves a query alone that says nothing but the name', () => {
    expect(mentioned('dave morriss')).toEqual([]);
  });
});
