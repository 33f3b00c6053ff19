/**
 * Carries out approved acts through MCP servers, programs of other people's that the operator configured. The only package that
 * knows the MCP SDK; what a server says is text from outside, and what it leaves running is ended with it.
 */
@NullMarked
package dev.aiemployee.local.mcp;

import org.jspecify.annotations.NullMarked;
