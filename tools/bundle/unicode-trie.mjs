// unicode-trie, unpacked when it is first asked: fontkit and pdfkit make six of them as they load, and none is asked here.
import Trie from 'unicode-trie/index.js';

export default class UnicodeTrie {
  #data;
  #trie;

  constructor(data) {
    this.#data = data;
  }

  get(codePoint) {
    this.#trie ??= new Trie(this.#data);
    return this.#trie.get(codePoint);
  }
}
