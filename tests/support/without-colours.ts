/** What the program says is read by tests: without colours, wherever they run (a CI asks for colours by CI or FORCE_COLOR). */
delete process.env['FORCE_COLOR'];
process.env['NO_COLOR'] = '1';
