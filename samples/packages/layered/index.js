const ini = require('ini');
const minimist = require('minimist');
const qs = require('qs');

exports.handler = async (event) => ({ query: qs.parse(event.rawQueryString), options: minimist(event.arguments ?? []), settings: ini.parse(event.body ?? '') });
