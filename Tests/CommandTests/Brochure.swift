/// A document with comments and a layout of its own, for edits that have to leave both alone; in YAML and,
/// with the same content, in JSON.
enum Brochure {
  static let yaml = """
    # Orders, as printed in the brochure.
    openapi: 3.1.0
    info:
      title:   Orders      # three spaces
      version: "1.0.0"

    paths:
      /orders:
        get:
          operationId: listOrders
          parameters:
            - name: state
              in: query
              schema:
                type: string
                enum: [open, paid, shipped]
            # How many on a page.
            - { name: limit, in: query, schema: { type: integer, minimum: 1, maximum: 500 } }
          responses:
            '200':
              description: All orders.
              content:
                application/json:
                  schema:
                    type: array
                    items: { $ref: '#/components/schemas/Order' }
                text/csv:   # for spreadsheets
                  schema: { type: string }
            '202':
              description: Come back later.
        post:
          operationId: addOrder
          requestBody:
            required: true
            content:
              application/json:
                schema: { $ref: '#/components/schemas/NewOrder' }
          responses:
            '201':
              description: Added.
              content:
                application/json:
                  schema: { $ref: '#/components/schemas/Order' }

      /orders/{id}:
        delete:
          # Only while it is open.
          operationId: cancelOrder
          parameters:
            - { name: id, in: path, required: true, schema: { type: string } }
          responses:
            '204': { description: Cancelled. }

    components:
      schemas:
        NewOrder:
          type: object
          required: [ item ]
          properties:
            item: { type: string, maxLength: 80 }
            count:
              type: integer
        # What is returned.
        Order:
          type: object
          required: [ id, customer ]
          properties:
            id:   { type: string }
            note: { type: string }
            customer:
              $ref: '#/components/schemas/Customer'
            state:
              type: string
              enum:
                - open
                - paid
                - shipped
        Customer:
          type: object
          properties:
            name:  { type: string }
            email: { type: string, format: email }   # not verified

    """

  static let json = """
    {
      "openapi": "3.1.0",
      "info": { "title": "Orders",   "version": "1.0.0" },
      "paths": {
        "/orders": {
          "get": {
            "operationId": "listOrders",
            "parameters": [
              { "name": "state", "in": "query",
                "schema": { "type": "string", "enum": ["open", "paid", "shipped"] } },
              { "name": "limit", "in": "query", "schema": { "type": "integer", "maximum": 500 } }
            ],
            "responses": {
              "200": {
                "description": "All orders.",
                "content": {
                  "application/json": {
                    "schema": {
                      "type": "array",
                      "items": { "$ref": "#/components/schemas/Order" }
                    }
                  }
                }
              },
              "202": { "description": "Come back later." }
            }
          }
        },
        "/orders/{id}": {
          "delete": {
            "operationId": "cancelOrder",
            "parameters": [
              { "name": "id", "in": "path", "required": true, "schema": { "type": "string" } }
            ],
            "responses": { "204": { "description": "Cancelled." } }
          }
        }
      },
      "components": {
        "schemas": {
          "Order": {
            "type": "object",
            "properties": {
              "id":   { "type": "string" },
              "note": { "type": "string" },
              "state": {
                "type": "string",
                "enum": [
                  "open",
                  "paid",
                  "shipped"
                ]
              }
            }
          }
        }
      }
    }

    """
}
